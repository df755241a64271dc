/** Handing one mail to a mail server, and how far that came. */
@NullMarked
package org.alongside.messages.mail;

import org.jspecify.annotations.NullMarked;
