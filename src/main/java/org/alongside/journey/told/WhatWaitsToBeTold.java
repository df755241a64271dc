package org.alongside.journey.told;

import java.util.List;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormOptions;
import org.alongside.records.ToldByOthers;
import org.alongside.records.ToldByOthers.Told;
import org.springframework.stereotype.Component;

/** What somebody else told and the survivor was not told of so far, or did not say whether it stays, for who has the task. */
@Component
class WhatWaitsToBeTold implements FormOptions {
    private final ToldByOthers told;

    WhatWaitsToBeTold(ToldByOthers told) {
        this.told = told;
    }

    @Override
    public String key() {
        return "whatWaitsToBeTold";
    }

    @Override
    public List<Option> options(FormContext context) {
        return context.userId() == null
                ? List.of()
                : told.read(context.recordId(), context.userId(), context.formId()).stream()
                        .filter(Told::isWaiting)
                        .map(one -> new Option(
                                one.byWhom().isEmpty() ? one.what() : one.what() + " (" + one.byWhom() + ")",
                                one.id().toString()))
                        .toList();
    }
}
