/** Rules about who decides what an organisation sets. */
@NullMarked
package org.alongside.settings.policy;

import org.jspecify.annotations.NullMarked;
