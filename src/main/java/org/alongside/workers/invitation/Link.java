package org.alongside.workers.invitation;

import java.time.Instant;
import org.alongside.ids.WorkerId;

/**
 * A link that was just made. What it opens is known now and never again: only its hash is kept.
 *
 * @param token the secret part of the address
 * @param userId the user name of the account that it is for
 * @param endsAt until when it can be used
 * @param isForPassword whether the account is there already and gets a new password
 */
public record Link(String token, WorkerId userId, Instant endsAt, boolean isForPassword) {}
