/** Puts signing in, rights and transactions into Spring Security and into the engine. */
@NullMarked
package org.alongside.access.setup;

import org.jspecify.annotations.NullMarked;
