package org.alongside.messages.mail;

import java.util.UUID;

/**
 * A mail did not arrive, as a mail server says. Published in each organisation, as nobody knows yet whose it is, within a transaction.
 *
 * @param id of the mail
 */
public record MailCameBack(UUID id) {}
