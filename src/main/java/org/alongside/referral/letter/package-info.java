/** The letter and its way: built and read, on paper, by e-mail, or fetched by the service with a code. */
@NullMarked
package org.alongside.referral.letter;

import org.jspecify.annotations.NullMarked;
