/** Sets the engine up: its plug-in, its parse listeners, what replaces the engine's own parts, and the checks at start. */
@NullMarked
package org.alongside.engine.setup;

import org.jspecify.annotations.NullMarked;
