/** First contact and the welcome: a journey begins, what is explained, what the survivor agrees to. */
@NullMarked
package org.alongside.journey.welcome;

import org.jspecify.annotations.NullMarked;
