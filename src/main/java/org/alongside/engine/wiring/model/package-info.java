/** Models of ours as files: what they declare, and how they are read. */
@NullMarked
package org.alongside.engine.wiring.model;

import org.jspecify.annotations.NullMarked;
