/** What becomes of referrals when an agreement ends, or when a survivor leaves or is erased. */
@NullMarked
package org.alongside.referral.ending;

import org.jspecify.annotations.NullMarked;
