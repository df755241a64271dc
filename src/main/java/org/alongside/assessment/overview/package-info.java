/** What the organisation gets of the assessments: counts, and how many people gave which answer, six at least. (MONITOR-03) */
@NullMarked
package org.alongside.assessment.overview;

import org.jspecify.annotations.NullMarked;
