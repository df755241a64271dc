/** A year of groups in random steps, and after each of them what must always hold. */
@NullMarked
package org.alongside.randomwalk.year;

import org.jspecify.annotations.NullMarked;
