package org.alongside.access.signin;

import org.alongside.access.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who signed in, with what of their account held then. */
final class SignedInAuthenticationToken extends UsernamePasswordAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final AccountState state;

    SignedInAuthenticationToken(Actor actor, AccountState state) {
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
        return super.equals(other) && other instanceof SignedInAuthenticationToken token && token.state.equals(state);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
