package mra.clearance;

import mra.recognition.Answer;
import mra.recognition.Question;

/** A question with its answer. */
public record Answered(Question question, Answer answer) {}
