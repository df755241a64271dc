package org.alongside.messages.mail;

import org.alongside.ids.MailId;

/**
 * A mail did not arrive, as a mail server says. Published in each organisation, as nobody knows yet whose it is, within a transaction.
 *
 * @param id of the mail
 */
public record MailCameBack(MailId id) {}
