/** Runs what a survivor asked for, a copy or a correction, by its day and to what came of it. */
@NullMarked
package org.alongside.journey.requests;

import org.jspecify.annotations.NullMarked;
