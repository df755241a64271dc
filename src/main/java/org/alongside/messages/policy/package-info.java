/** Rules about messages. */
@NullMarked
package org.alongside.messages.policy;

import org.jspecify.annotations.NullMarked;
