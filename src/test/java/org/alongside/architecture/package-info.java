/** Rules about the code and the models themselves, read from the files. */
@NullMarked
package org.alongside.architecture;

import org.jspecify.annotations.NullMarked;
