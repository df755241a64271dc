/** Who can have an account, and which role somebody keeps. */
@NullMarked
package org.alongside.access.policy;

import org.jspecify.annotations.NullMarked;
