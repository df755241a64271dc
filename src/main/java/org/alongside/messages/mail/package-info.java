/** Handing one mail to a mail server, and how far that came. */
@NullMarked
@NamedInterface("mail")
package org.alongside.messages.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
