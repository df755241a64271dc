/** Asks everything that can be asked in ways that nobody meant. */
@NullMarked
package org.alongside.fuzz;

import org.jspecify.annotations.NullMarked;
