package org.alongside.access.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.alongside.access.PasskeyOffer;
import org.alongside.ids.WorkerId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What other modules need to know of passkeys. */
@Component
class OfferedPasskeys implements PasskeyOffer {
    private final Passkeys passkeys;
    private final boolean isSecure;

    OfferedPasskeys(Passkeys passkeys, @Value("${server.servlet.session.cookie.secure:false}") boolean isSecure) {
        this.passkeys = passkeys;
        this.isSecure = isSecure;
    }

    @Override
    public boolean isMade() {
        return passkeys.areOffered();
    }

    @Override
    public String origin() {
        return passkeys.origin();
    }

    @Override
    public boolean isTakenBy(WorkerId userId) {
        return isMade() && !passkeys.own(userId).isEmpty();
    }

    @Override
    public List<Change> changes(WorkerId userId) {
        return isMade() ? passkeys.changes(userId) : List.of();
    }

    @Override
    public void leadThere(HttpServletResponse response) {
        if (isMade()) {
            WantedPageRequestCache.want(response, "/workers/me", isSecure);
        }
    }
}
