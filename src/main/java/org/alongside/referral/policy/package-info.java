/** What may leave, to whom. */
@NullMarked
package org.alongside.referral.policy;

import org.jspecify.annotations.NullMarked;
