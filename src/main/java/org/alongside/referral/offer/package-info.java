/** A service is offered: what the survivor agrees to is kept, the letter is built and leaves, or nothing is kept. */
@NullMarked
package org.alongside.referral.offer;

import org.jspecify.annotations.NullMarked;
