/** What the engine's REST interface answers to people: sentences, and nothing of the service's inside. */
@NullMarked
package org.alongside.engine.rest;

import org.jspecify.annotations.NullMarked;
