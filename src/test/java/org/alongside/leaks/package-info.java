/** Marked values are typed wherever one can, and searched for in everything that the service writes. */
@NullMarked
package org.alongside.leaks;

import org.jspecify.annotations.NullMarked;
