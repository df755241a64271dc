/** Who may act on a concern or assess, and until when somebody looks again. */
@NullMarked
package org.alongside.safety.policy;

import org.jspecify.annotations.NullMarked;
