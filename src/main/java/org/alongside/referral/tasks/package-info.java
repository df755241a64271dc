/** The tasks of a referral: what their forms show, and who goes on with them. */
@NullMarked
package org.alongside.referral.tasks;

import org.jspecify.annotations.NullMarked;
