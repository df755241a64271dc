/** Pausing, leaving and coming back, the search for a worker that goes with it, and erasure. */
@NullMarked
package org.alongside.journey.leaving;

import org.jspecify.annotations.NullMarked;
