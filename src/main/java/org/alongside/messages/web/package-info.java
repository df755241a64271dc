/** Where supervisors pass messages on. */
@NullMarked
package org.alongside.messages.web;

import org.jspecify.annotations.NullMarked;
