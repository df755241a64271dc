/** Where a service answers a letter, without an account. */
@NullMarked
package org.alongside.referral.web;

import org.jspecify.annotations.NullMarked;
