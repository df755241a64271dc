/** One-time links by which people get an account, or a new password for the one they have. */
@NullMarked
package org.alongside.workers.invitation;

import org.jspecify.annotations.NullMarked;
