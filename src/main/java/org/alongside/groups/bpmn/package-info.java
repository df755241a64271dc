/** What code names of the models in {@code processes/groups}; written by {@code bin/docs}. */
@NullMarked
@NamedInterface("bpmn")
package org.alongside.groups.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
