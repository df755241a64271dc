/** The organisation and the repetition of transactions. */
@NullMarked
package org.alongside.access.transactions;

import org.jspecify.annotations.NullMarked;
