/** What measures the service compiles with the service. */
@NullMarked
package org.alongside.bench;

import org.jspecify.annotations.NullMarked;
