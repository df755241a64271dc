/** What code names of the models in {@code processes/assessment}; written by {@code bin/docs}. */
@NullMarked
@NamedInterface("bpmn")
package org.alongside.assessment.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
