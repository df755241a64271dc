/** What comes of a letter: what the service answers, by itself or asked, and how it went for the survivor. */
@NullMarked
package org.alongside.referral.answers;

import org.jspecify.annotations.NullMarked;
