/** How many survivors were told of or referred to other support, for supervisors. (MONITOR-03) */
@NullMarked
package org.alongside.referral.counts;

import org.jspecify.annotations.NullMarked;
