/** What a survivor can decide at any time, in whichever season, and how they come back by their label. */
@NullMarked
package org.alongside.journey.decisions;

import org.jspecify.annotations.NullMarked;
