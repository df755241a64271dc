/** The service is ended as when a machine loses its power, started again, and goes on where it stood. */
@NullMarked
package org.alongside.restart;

import org.jspecify.annotations.NullMarked;
