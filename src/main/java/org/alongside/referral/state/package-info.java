/** Which referrals there are and how far each is, and how one begins. */
@NullMarked
package org.alongside.referral.state;

import org.jspecify.annotations.NullMarked;
