/** The first accounts of an installation, and the way back for its last administrator. */
@NullMarked
package org.alongside.access.firststart;

import org.jspecify.annotations.NullMarked;
