package org.alongside.access;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who signed in, with what of their account held then. */
final class SignedInToken extends UsernamePasswordAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final AccountState state;

    SignedInToken(Actor actor, AccountState state) {
        super(
                actor,
                null,
                actor.roles().stream()
                        .map(role -> new SimpleGrantedAuthority(role.group()))
                        .toList());
        this.state = state;
    }

    AccountState state() {
        return state;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof SignedInToken token && token.state.equals(state);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
