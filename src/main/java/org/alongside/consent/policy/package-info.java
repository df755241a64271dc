/** What may be kept, by what the survivor agreed to. */
@NullMarked
package org.alongside.consent.policy;

import org.jspecify.annotations.NullMarked;
