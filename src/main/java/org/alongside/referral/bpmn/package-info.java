/** What code names of the models in {@code processes/referral}; written by {@code bin/docs}. */
@NullMarked
@NamedInterface("bpmn")
package org.alongside.referral.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
