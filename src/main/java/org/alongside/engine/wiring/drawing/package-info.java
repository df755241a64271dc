/** Drawings of models: whether they can be printed and read. */
@NullMarked
package org.alongside.engine.wiring.drawing;

import org.jspecify.annotations.NullMarked;
