/** Random steps through many journeys and groups, and after each of them what must always hold. */
@NullMarked
package org.alongside.randomwalk;

import org.jspecify.annotations.NullMarked;
