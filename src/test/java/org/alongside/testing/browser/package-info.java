/** People at the Tasklist in a real browser. */
@NullMarked
package org.alongside.testing.browser;

import org.jspecify.annotations.NullMarked;
